"""The doors for readers: imports publish and rules, and never models or the working copy."""
