using AnswerBot.Host.Commands;

return await CommandLine.RunAsync(args);
