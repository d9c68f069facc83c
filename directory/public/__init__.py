"""Pages and endpoints for readers: imports publish, rules, text and server, and never models."""
