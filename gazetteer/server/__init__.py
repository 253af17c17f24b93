"""The web application: pages for readers, and services for other programs. Needs `gazetteer[server]`."""
