"""What is asked of a wave's tables before they are published: one module a family, pure, no Dagster."""
