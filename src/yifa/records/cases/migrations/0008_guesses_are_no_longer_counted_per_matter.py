from django.db import migrations


class Migration(migrations.Migration):
    """Wrong guesses are counted for whoever guesses, in the cache. Going back, every matter starts at no failure."""

    dependencies = [("cases", "0007_what_waits_what_is_kept")]

    operations = [
        migrations.RemoveField(model_name="following", name="failures"),
        migrations.RemoveField(model_name="following", name="failed_at"),
    ]
