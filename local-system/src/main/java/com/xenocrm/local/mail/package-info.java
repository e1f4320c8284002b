/** SMTP server of a local system: keeps every e-mail, delivers none. */
@NullMarked
package com.xenocrm.local.mail;

import org.jspecify.annotations.NullMarked;
