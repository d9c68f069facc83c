"""Middleware, checks, logs, static files, start: imports no other room, and knows no listing."""
