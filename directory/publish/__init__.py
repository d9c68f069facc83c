"""From standing listings to the files that phones hold: imports rules, and never a request."""
