package com.xenocrm.campaign.content;

import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts HTML to plain text: one line for each block, the address after the text of each link. */
final class HtmlText implements NodeVisitor {

    private static final Pattern SPACES = Pattern.compile("[ \\t]*\\n[ \\t]*");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        Element body = Jsoup.parse(html).body();
        body.select("script, style, [style*=display:none]").remove();
        HtmlText visitor = new HtmlText();
        body.traverse(visitor);
        String lines = SPACES.matcher(visitor.text).replaceAll("\n");
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.text());
        } else if (node instanceof Element element) {
            if (element.nameIs("br")) {
                text.append('\n');
            } else if (element.nameIs("li")) {
                text.append("\n- ");
            } else if (element.isBlock()) {
                text.append('\n');
            } else if (element.nameIs("img")) {
                text.append(element.attr("alt"));
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String href = element.attr("href");
            if (element.nameIs("a") && !href.isEmpty() && !href.equals(element.text())) {
                text.append(" (").append(href).append(')');
            } else if (element.isBlock()) {
                text.append(element.nameIs("p") || element.nameIs("h1") || element.nameIs("h2") ? "\n\n" : "\n");
            }
        }
    }
}
