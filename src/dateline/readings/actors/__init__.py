"""Who: groups, forces, bodies, and people by name and role."""
