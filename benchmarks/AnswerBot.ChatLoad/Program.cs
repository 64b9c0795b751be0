using AnswerBot.ChatLoad;

// Many people chatting at once, over the protocol and the stream that the page uses. Start the server first; see docs/performance.md.
return await Load.RunAsync(LoadPlan.Parse(args));
