import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Judges PDF files against veraPDF's profile for PDF/UA-1 (ISO 14289-1).
 *
 * <p>{@code java VeraPdf.java FILE...} prints, in UTF-8, for each file a record, one more for each
 * rule that it breaks (with the first place that breaks it), and U+001D:
 *
 * <pre>
 * path    rules in the profile
 * clause  test  times  message  context  argument...
 * </pre>
 *
 * U+001E stands between records, U+001F between fields. A file that cannot be parsed at all ends
 * the program with an exception.
 */
public final class VeraPdf {
    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;

    public static void main(String[] paths) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        for (String path : paths) {
            judge(path, out);
        }
        out.flush();
    }

    private static void judge(String path, PrintStream out) throws Exception {
        boolean logPassedChecks = false;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), FLAVOUR);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(FLAVOUR, logPassedChecks)) {
            ValidationResult result = validator.validate(parser);
            int rules = result.getValidationProfile().getRules().size();
            List<String> records = new ArrayList<>();
            records.add(record(List.of(path, Integer.toString(rules))));
            records.addAll(failures(result));
            out.print(String.join("\u001e", records) + "\u001d");
        }
    }

    private static List<String> failures(ValidationResult result) {
        List<String> records = new ArrayList<>();
        Set<RuleId> told = new HashSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (told.add(assertion.getRuleId())) {
                int times = result.getFailedChecks().get(assertion.getRuleId());
                records.add(record(failure(assertion, times)));
            }
        }
        return records;
    }

    private static List<String> failure(TestAssertion assertion, int times) {
        RuleId rule = assertion.getRuleId();
        List<String> fields = new ArrayList<>();
        fields.add(rule.getClause());
        fields.add(Integer.toString(rule.getTestNumber()));
        fields.add(Integer.toString(times));
        fields.add(assertion.getMessage());
        fields.add(assertion.getLocation().getContext());
        for (ErrorArgument argument : assertion.getErrorArguments()) {
            fields.add(String.valueOf(argument.getArgumentValue()));
        }
        return fields;
    }

    private static String record(List<String> fields) {
        return String.join("\u001f", fields);
    }
}
