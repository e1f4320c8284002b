/** Limits for each domain of recipients: rate, simultaneous e-mails, and a pause after temporary refusals. */
@NullMarked
package com.xenocrm.email.domain;

import org.jspecify.annotations.NullMarked;
