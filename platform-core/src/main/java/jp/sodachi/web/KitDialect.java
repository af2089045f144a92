package jp.sodachi.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Puts {@code #jp} and {@code #kit} at the templates' hand. */
final class KitDialect implements IExpressionObjectDialect, IExpressionObjectFactory {

    private final MessageSource messages;
    private final String htmx;

    KitDialect(MessageSource messages, String htmx) {
        this.messages = messages;
        this.htmx = htmx;
    }

    @Override
    public String getName() {
        return "Sodachi kit";
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return this;
    }

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of("jp", "kit");
    }

    @Override
    public @Nullable Object buildObject(IExpressionContext context, String expressionObjectName) {
        Locale reader = context.getLocale();
        return switch (expressionObjectName) {
            case "jp" -> new JapaneseWords(reader);
            case "kit" -> new PageWords(context, htmx, messages.getMessage("kit.product", null, reader));
            default -> null;
        };
    }

    @Override
    public boolean isCacheable(@Nullable String expressionObjectName) {
        return true;
    }
}
