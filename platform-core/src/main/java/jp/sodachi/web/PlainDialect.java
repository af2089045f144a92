package jp.sodachi.web;

import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;

/** Thymeleaf's dialect for Spring, with {@link PlainPaths} before the expression language. */
final class PlainDialect extends SpringStandardDialect {
    private final PlainPaths paths = new PlainPaths(SPELVariableExpressionEvaluator.INSTANCE);

    @Override
    public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
        return paths;
    }
}
