"""The pages of the atlas: each kind is a module that declares ``PAGES``."""
