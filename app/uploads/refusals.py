"""Why a document is not kept: one sentence for each reason, which says what to do."""

from governance.errors import N_, RuleBroken


class DocumentRefused(RuleBroken):
    """Nothing of what was sent is kept."""


class DocumentMissing(DocumentRefused):
    """No file, or one without a single byte."""

    message = N_("The file is empty. Choose the document again, and check that it opens on your device.")


class DocumentTooLarge(DocumentRefused):
    """More bytes than a document may have."""

    message = N_(
        "The document is larger than %(megabytes)d MB. Send fewer pages, or save it with smaller pictures."
    )


class NotADocument(DocumentRefused):
    """The first bytes are of none of the three kinds, whatever the name says."""

    message = N_("Only PDF, PNG and JPEG are taken, and this file is none of them. Save it as a PDF.")


class NotAPhotograph(DocumentRefused):
    """The first bytes are of no picture that is taken."""

    message = N_("Only JPEG, PNG and WebP are taken as a photograph, and this file is none of them.")


class DocumentDamaged(DocumentRefused):
    """It begins like a document, and cannot be read to its end."""

    message = N_(
        "The document is damaged or incomplete. Open it, save or print it as a new PDF, and send that."
    )


class DocumentTwoFold(DocumentRefused):
    """Another file hides before, in or after it."""

    message = N_(
        "The file holds more than its document. Open it, save or print it as a new PDF, and send that."
    )


class DocumentEncrypted(DocumentRefused):
    """Nobody here could read it."""

    message = N_("The PDF is protected with a password. Save a copy without one, and send that.")


class DocumentActive(DocumentRefused):
    """It would act when somebody opens it."""

    message = N_(
        "The PDF holds a program, an attached file or a form that sends or changes things (%(found)s). "
        "Print it as a new PDF, and send that."
    )


class TooManyPages(DocumentRefused):
    """More pages than anyone reads for an application."""

    message = N_("The PDF has more than %(limit)d pages. Send the pages that matter.")


class DocumentTooComplex(DocumentRefused):
    """Reading it would take more memory or time than there is for it."""

    message = N_("The document is too complex to be checked. Print it as a new PDF, and send that.")


class DocumentsWaiting(DocumentRefused):
    """Documents are checked one at a time, and people do not wait for long."""

    message = N_("Other documents are being checked at this moment. Send yours again in a minute.")


class PictureTooLarge(DocumentRefused):
    """More pixels than a page that was scanned or photographed well."""

    message = N_(
        "The picture has %(width)d × %(height)d pixels. Make it smaller: at most %(side)d on each side, "
        "and %(megapixels)d million in all."
    )


class PictureMoves(DocumentRefused):
    """Several pictures in one file."""

    message = N_("The picture is animated. Save it as one still picture.")


class DecompressionBomb(DocumentRefused):
    """A small file that would unfold to a huge one."""

    message = N_(
        "The file unfolds to far more than it shows. Save it as a new picture or PDF, and send that."
    )


REFUSALS = {
    refusal.__name__: refusal
    for refusal in (
        DocumentMissing,
        DocumentTooLarge,
        NotADocument,
        NotAPhotograph,
        DocumentDamaged,
        DocumentTwoFold,
        DocumentEncrypted,
        DocumentActive,
        TooManyPages,
        DocumentTooComplex,
        DocumentsWaiting,
        PictureTooLarge,
        PictureMoves,
        DecompressionBomb,
    )
}
