"""Papers, keys and feedback as pages that can be handed out."""
