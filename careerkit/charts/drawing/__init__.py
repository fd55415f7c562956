"""What every chart is drawn with: figures, rows, days, heat maps, and Altair without its weight."""
