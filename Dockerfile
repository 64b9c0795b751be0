# The bot as a container: needs nothing but the network it listens on; everything it writes goes to /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/AnswerBot.Host --configuration Release --output /app /p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The image's own unprivileged user; a named volume mounted at /data takes this folder's owner.
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:3978 \
    AnswerBot__DataPath=/data \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 3978
# The image has no curl; bash can speak enough HTTP. Ready means: index up to date, model warm.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/3978 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "AnswerBot.Host.dll"]
