"""The API's namespaces, one module each: names, parameters, and which model comes back."""
