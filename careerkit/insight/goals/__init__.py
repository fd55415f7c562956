"""Step 4: a coach that reads a goal, its progress and the hours of a week."""
