"""Waiting for many action attempts with few calls."""
