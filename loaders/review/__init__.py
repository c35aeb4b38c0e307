"""From candidates to statements: a queue, the decisions on it, and the layer of what was accepted.

Nothing here writes what nobody has decided on: the layer is made of decisions alone.
"""
