/** Connections to the SMTP server, and its answers. */
@NullMarked
package com.xenocrm.email.smtp;

import org.jspecify.annotations.NullMarked;
