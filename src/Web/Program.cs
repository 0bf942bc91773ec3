return await Hqs.Web.Desk.Run(args);
