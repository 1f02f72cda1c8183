"""The poller: waits for many action attempts in few requests."""
