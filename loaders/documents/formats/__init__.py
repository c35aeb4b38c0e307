"""The formats of documents: each module declares as ``FORMAT`` how its bytes become text with places."""
