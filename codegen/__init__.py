"""Writes the routes and the models of `seam_async` from the published description of the API."""
