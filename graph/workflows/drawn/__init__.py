"""What pictures are drawn from: a module for each of :mod:`graph.pictures.charts`, of the same name."""
