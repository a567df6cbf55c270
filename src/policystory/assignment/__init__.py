"""What an attempt may do and what it comes to: terms, policies, outcomes and regrades."""
