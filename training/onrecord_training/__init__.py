"""How onrecord's attribution models are made; see training/README.md."""
