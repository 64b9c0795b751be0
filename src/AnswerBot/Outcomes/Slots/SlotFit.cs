namespace AnswerBot.Outcomes.Slots;

/// <summary>How well a passage fills the slot of a question.</summary>
/// <param name="HasValue">A value of the kind wanted is there.</param>
/// <param name="Support">How well the words around the best such value cover the question, relative to those that cover it best: 0 to 1.</param>
internal sealed record SlotFit(bool HasValue, double Support)
{
    /// <summary>Nothing of the kind is there.</summary>
    public static SlotFit None { get; } = new(false, 0);
}
