"""Who may say what, how much and how quickly, before anything of the app acts on it."""
