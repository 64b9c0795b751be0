using System.Text.Json.Nodes;
using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.Feedback;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The form behind the button "something is wrong": what was wrong with an answer.</summary>
internal static class ReasonForm
{
    public static JsonObject For(Answer answer, ReplyContext context)
    {
        var choices = FeedbackReasons.All.Select(reason => new JsonObject { ["title"] = BotWords.Reason(reason, context.Language), ["value"] = FeedbackReasons.NameOf(reason) });
        var form = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(new JsonObject
            {
                ["type"] = "Input.ChoiceSet",
                ["id"] = ButtonData.ReasonInput,
                ["style"] = "expanded",
                ["isRequired"] = true,
                ["label"] = context.IsChinese ? "哪里不对？" : "What is wrong?",
                ["errorMessage"] = context.IsChinese ? "请选一项。" : "Please choose one.",
                ["choices"] = new JsonArray([.. choices]),
            }),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = context.IsChinese ? "发送" : "Send",
                ["data"] = new ButtonData(ButtonData.Feedback) { Answer = answer.Id }.ToJson(),
            }),
        };
        return new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.ShowCard", ["title"] = context.IsChinese ? "有误？" : "Something wrong?", ["card"] = form }),
        };
    }
}
