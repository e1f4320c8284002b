/** Bounces, complaints and automatic replies: delivery status (RFC 3464) and abuse reports (RFC 5965). */
@NullMarked
package com.xenocrm.email.report;

import org.jspecify.annotations.NullMarked;
