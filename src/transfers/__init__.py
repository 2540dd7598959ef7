"""Cross-border transfer registry and risk assessment: flags transfers whose legal basis has fallen."""
