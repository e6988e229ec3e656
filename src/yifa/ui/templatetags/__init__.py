"""Template tags (模板标签): each draws one part of :mod:`yifa.ui.parts`; templates hold the markup, tags no logic."""
