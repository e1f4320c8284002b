/** Benchmark of e-mails: sending into an SMTP sink, memory of email-sender, and reading of bounces. */
@NullMarked
package com.xenocrm.bench.email;

import org.jspecify.annotations.NullMarked;
