package io.nl2sql.ejb.llm;

import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.core.ClientOptions;
import com.openai.credential.BearerTokenCredential;
import com.openai.credential.Credential;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.core.prompt.Message;
import io.nl2sql.core.settings.LlmSettings;
import io.nl2sql.core.settings.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Single calls of {@code /chat/completions}, each sent once. Thread-safe. Completes with a {@link CallFailure} where there is
 * no reply; cancelling a call closes its connection.
 */
final class ChatCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    private static final String AZURE = ".openai.azure.com";
    private static final String NO_KEY = "none";
    private static final long MOST_TOKENS = 4_000;

    private final LlmSettings settings;
    private final HttpClient http;
    private final OpenAIClientAsync client;
    private final CallFailures failures;

    /** @param workers read what comes back; never blocked */
    ChatCalls(LlmSettings settings, Executor workers, Clock clock) {
        this.settings = settings;
        URI base = settings.baseUrl().orElse(OPENAI);
        this.http = HttpClient.newBuilder()
                .executor(workers)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(isSecure(base) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
        this.client = new OpenAIClientAsyncImpl(ClientOptions.builder()
                .httpClient(new Exchange(http))
                .baseUrl(base.toString())
                .credential(credential(base, settings.apiKey()))
                .maxRetries(0)
                .checkJacksonVersionCompatibility(false)
                .build());
        this.failures = new CallFailures(clock);
    }

    private static boolean isSecure(URI base) {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    private static Credential credential(URI base, Optional<Secret> key) {
        String value = key.map(Secret::value).orElse(NO_KEY);
        return base.getHost().toLowerCase(Locale.ROOT).endsWith(AZURE)
                ? AzureApiKeyCredential.create(value)
                : BearerTokenCredential.create(value);
    }

    /** @param timeout of the whole exchange */
    @SuppressWarnings("FutureReturnValueIgnored") // what is ignored only closes the connection
    CompletableFuture<Completion> send(List<Message> messages, AnswerForm form, Duration timeout) {
        Exchange exchange = new Exchange(http);
        CompletableFuture<Completion> call = client.withOptions(options -> options.httpClient(exchange))
                .chat()
                .completions()
                .create(request(messages, form))
                .orTimeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS)
                .thenApply(this::completion)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(failures.of(failure)));
        call.whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.abort();
            }
        });
        return call;
    }

    private ChatCompletionCreateParams request(List<Message> messages, AnswerForm form) {
        ChatCompletionCreateParams.Builder request =
                ChatCompletionCreateParams.builder().model(settings.model());
        messages.forEach(message -> add(request, message));
        form.ask(request, settings.temperature(), MOST_TOKENS);
        return request.build();
    }

    private static void add(ChatCompletionCreateParams.Builder request, Message message) {
        switch (message.role()) {
            case SYSTEM -> request.addSystemMessage(message.text());
            case USER -> request.addUserMessage(message.text());
            case ASSISTANT -> request.addAssistantMessage(message.text());
        }
    }

    private Completion completion(ChatCompletion reply) {
        String text = reply.choices().stream()
                .findFirst()
                .flatMap(choice ->
                        choice.message().content().or(() -> choice.message().refusal()))
                .orElse("");
        return new Completion(text, usage(reply));
    }

    private Usage usage(ChatCompletion reply) {
        long read = reply.usage().map(CompletionUsage::promptTokens).orElse(0L);
        long written = reply.usage().map(CompletionUsage::completionTokens).orElse(0L);
        return new Usage(
                ShownText.line(reply.model(), 100),
                read,
                written,
                settings.price().of(read, written));
    }
}
