"""The doors people come in by. A channel is one module with `ROUTES`; it is found by being here."""
