/** E-mails as they are sent: headers, text and HTML part. */
@NullMarked
package com.xenocrm.email.message;

import org.jspecify.annotations.NullMarked;
