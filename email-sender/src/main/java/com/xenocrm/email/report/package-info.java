/** What bounces, complaints and automatic replies say: delivery status (RFC 3464) and abuse reports (RFC 5965). */
@NullMarked
package com.xenocrm.email.report;

import org.jspecify.annotations.NullMarked;
