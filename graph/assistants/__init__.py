"""What an assistant (a program that speaks the Model Context Protocol) may ask of a dataset."""
