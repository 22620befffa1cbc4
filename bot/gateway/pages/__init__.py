"""Pages for people without a login. A page family is one module with `ROUTES`."""
