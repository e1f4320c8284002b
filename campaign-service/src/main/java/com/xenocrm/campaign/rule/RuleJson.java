package com.xenocrm.campaign.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.rule.Value.Amount;
import com.xenocrm.campaign.rule.Value.Choice;
import com.xenocrm.campaign.rule.Value.Day;
import com.xenocrm.campaign.rule.Value.Flag;
import com.xenocrm.campaign.rule.Value.Moment;
import com.xenocrm.campaign.rule.Value.Span;
import com.xenocrm.campaign.rule.Value.Text;

/** Rules as JSON text. */
final class RuleJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RuleJson() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Nothing of the sent spelling is lost. */
    static String write(JsonNode sent) {
        return MAPPER.writeValueAsString(sent);
    }

    /** The canonical form. */
    static String write(Rule rule) {
        return MAPPER.writeValueAsString(tree(rule));
    }

    private static Map<String, Object> tree(Rule rule) {
        return switch (rule) {
            case Rule.All all ->
                Map.of("all", all.parts().stream().map(RuleJson::tree).toList());
            case Rule.Any any ->
                Map.of("any", any.parts().stream().map(RuleJson::tree).toList());
            case Rule.Not not -> Map.of("not", tree(not.part()));
            case Rule.Condition condition -> {
                Map<String, Object> leaf = new LinkedHashMap<>();
                leaf.put("field", condition.field().name());
                leaf.put("operator", condition.operator().word());
                leaf.put("value", plain(condition.value()));
                yield leaf;
            }
        };
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Text text -> text.text();
            case Amount amount when amount.isWhole() -> amount.number().toBigInteger();
            case Amount amount -> amount.number();
            case Flag flag -> flag.set();
            case Day day -> day.date().toString();
            case Moment moment -> moment.from().toString();
            case Span span -> List.of(plain(span.low()), plain(span.high()));
            case Choice choice -> {
                List<Object> values = new ArrayList<>();
                choice.values().forEach(each -> values.add(plain(each)));
                yield values;
            }
        };
    }
}
