"""What stands around every request and start: it imports nothing of ours, and knows no listing."""
