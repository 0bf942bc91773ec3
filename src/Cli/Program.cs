using Hqs.Cli;

return CommandLine.Build(Surroundings.Real()).Parse(args).Invoke();
