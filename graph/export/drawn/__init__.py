"""The graph as programs take it that draw it: names, colours, sizes, places, weights, and what is known."""
