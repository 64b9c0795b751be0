namespace AnswerBot.Retrieval;

/// <summary>The regular inflections of an English word or phrase, of which the last word is inflected; a form that no one writes is never found and does no harm.</summary>
internal static class EnglishForms
{
    private const string Vowels = "aeiou";

    /// <summary>The form itself and with -s, -ed and -ing: <c>study</c>, studies, studied, studying.</summary>
    public static IEnumerable<string> Of(string form)
    {
        var stem = form[..^1];
        return form[^1] switch
        {
            'y' when form.Length > 1 && !Vowels.Contains(form[^2], StringComparison.Ordinal) => [form, stem + "ies", stem + "ied", form + "ing"],
            'e' => [form, form + "s", form + "d", stem + "ing"],
            's' or 'x' or 'z' or 'h' => [form, form + "es", form + "s", form + "ed", form + "ing"],
            _ => [form, form + "s", form + "ed", form + "ing"],
        };
    }
}
