"""The checks of the audit: each module declares its rules and, as ``CHECK``, what finds who breaks them."""
