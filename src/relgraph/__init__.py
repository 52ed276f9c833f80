"""A relationship graph read from the mail, notes and contact lists a team already has."""
