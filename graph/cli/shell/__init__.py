"""The prompt of ``argun cypher``, and its scripts: statements and commands one after another."""
