/** Connections to the SMTP server, and what it answers. */
@NullMarked
package com.xenocrm.email.smtp;

import org.jspecify.annotations.NullMarked;
